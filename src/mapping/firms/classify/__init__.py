"""What a firm does: by code, by the name of its class, by words of its name, by its scope, each with its reasons."""

from mapping.firms.classify.classed import Classed
from mapping.firms.classify.classifier import Classifier

__all__ = ["Classed", "Classifier"]
