"""What runs beside the features: jobs that come again and again, the log, and faults in it."""
