"""The columns of each channel's tables, as the tools' connectors export them."""
