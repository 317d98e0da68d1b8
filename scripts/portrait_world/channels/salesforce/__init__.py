"""Salesforce: leads, contacts, accounts, opportunities and tasks."""
