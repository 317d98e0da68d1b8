"""Eventbrite: events, orders and attendees."""
