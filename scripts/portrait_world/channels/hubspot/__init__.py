"""HubSpot: contacts, companies and deals."""
