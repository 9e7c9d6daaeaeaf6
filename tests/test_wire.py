"""What the wire tells of a graph in numbers: all that is drawn, no finer than an eye can see."""

from __future__ import annotations

from tutor.figure import Figure, Kind, Line, Mark, Region
from tutor.messages import say, untranslated
from tutor.wire import figure_json

GRAPH = Figure(
    Kind.GRAPH,
    say("A parabola."),
    (-2.0, 2.0, -1.0, 4.0),
    lines=(Line(((-2.0, 4.0), (1 / 3, 1 / 9)), label="y = x²"),),
    regions=(Region(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))),),
    marks=(Mark((0.0, 0.0), "O", open=True),),
)


def test_a_graph_is_told_in_numbers_beside_its_picture():
    told = figure_json(GRAPH, untranslated)
    assert told["svg"].startswith("<svg")
    assert told["alt"] == "A parabola."
    assert told["graph"] == {
        "window": [-2.0, 2.0, -1.0, 4.0],
        "names": ["x", "y"],
        "lines": [{"places": [[-2.0, 4.0], [0.3333, 0.1111]], "pen": "first", "label": "y = x²"}],
        "regions": [[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]]],
        "marks": [{"place": [0.0, 0.0], "label": "O", "open": True}],
    }


def test_other_pictures_have_no_graph_to_explore():
    line = Figure(Kind.NUMBER_LINE, say("A line."), (0.0, 1.0, -1.0, 1.0))
    assert "graph" not in figure_json(line, untranslated)
