"""Who is being talked about, sentence by sentence."""
