"""Names and sentences in the reader's language: what maps, cards, sheets and files say."""
