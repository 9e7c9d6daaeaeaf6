"""The history of the tables; `HEAD` is its newest revision."""

HEAD = "0005"
