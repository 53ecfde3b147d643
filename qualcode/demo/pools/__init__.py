"""The sentences of the invented study, all written for it; `passages` explains their signs."""
