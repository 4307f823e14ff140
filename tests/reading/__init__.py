"""What people type, gathered from public places, and how much of it is read."""
