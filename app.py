"""The Space's entry: the page and the HTTP API on port 7860, as ``tutor serve`` gives them anywhere."""

if __name__ == "__main__":  # imports inside: worker processes read this file too, and need none of them
    import uvicorn

    from tutor.api import create_app
    from tutor.service.tutor import Tutor
    from tutor.settings import Settings

    settings = Settings(host="0.0.0.0")
    with Tutor(settings) as tutor:
        tutor.warm()
        uvicorn.run(create_app(tutor, settings), host=settings.host, port=settings.port)
