"""Vietnamese text and markup: strings in, strings out; knows nothing of ours."""
