"""Copied text: passages that two reports share, who had them first, and which reports they tie together."""
