"""The Space's entry: the page and the HTTP API on port 7860, as ``tutor serve`` gives them anywhere."""

if __name__ == "__main__":  # worker processes read this file too, and must not serve
    from tutor.cli.serve import serve

    serve(host="0.0.0.0")
