"""The record: readings kept in a file that can be queried."""
