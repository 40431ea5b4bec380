"""The sheets of the registry, a module a kind."""
