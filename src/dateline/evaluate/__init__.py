"""The record beside gold: figures and floors."""
