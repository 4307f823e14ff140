"""The use cases: one class for each feature, told who asks and what time it is. They know no Discord and no SQL."""
