"""What surrounds the questions in a QTI package: the manifest (IMS Content Packaging 1.1.3), Canvas's quiz settings."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from tutor.exports.markup import UNFIT

PACKAGING = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
SETTINGS = "associatedcontent/imscc_xmlv1p1/learning-application-resource"


def manifest(ident: str, title: str, pictures: Iterable[str]) -> bytes:
    """Return imsmanifest.xml: the assessment, its settings, and the pictures."""
    root = Element(
        "manifest",
        {
            "identifier": f"m{ident}",
            "xmlns": PACKAGING,
            "xmlns:imsmd": "http://www.imsglobal.org/xsd/imsmd_v1p2",
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": f"{PACKAGING} http://www.imsglobal.org/xsd/imscp_v1p1.xsd "
            "http://www.imsglobal.org/xsd/imsmd_v1p2 http://www.imsglobal.org/xsd/imsmd_v1p2p2.xsd",
        },
    )
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "IMS Content"
    SubElement(metadata, "schemaversion").text = "1.1.3"
    general = SubElement(SubElement(metadata, "imsmd:lom"), "imsmd:general")
    SubElement(SubElement(general, "imsmd:title"), "imsmd:string").text = UNFIT.sub("", title)
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    assessment = _resource(resources, ident, "imsqti_xmlv1p2", f"{ident}/{ident}.xml")
    SubElement(assessment, "dependency", identifierref=f"s{ident}")
    _resource(resources, f"s{ident}", SETTINGS, f"{ident}/assessment_meta.xml")
    for place, path in enumerate(pictures, start=1):
        _resource(resources, f"p{place}{ident}", "webcontent", path)
    return xml(root)


def settings(ident: str, title: str, points: int) -> bytes:
    """Return Canvas's assessment_meta.xml: an unpublished quiz with one point a question."""
    root = Element(
        "quiz",
        {
            "identifier": ident,
            "xmlns": CANVAS,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": f"{CANVAS} https://canvas.instructure.com/xsd/cccv1p0.xsd",
        },
    )
    values = {
        "title": UNFIT.sub("", title),
        "description": "",
        "shuffle_answers": "true",
        "scoring_policy": "keep_highest",
        "hide_results": "",
        "quiz_type": "assignment",
        "points_possible": f"{points:.1f}",
        "show_correct_answers": "true",
        "anonymous_submissions": "false",
        "could_be_locked": "false",
        "allowed_attempts": "1",
        "one_question_at_a_time": "false",
        "cant_go_back": "false",
        "available": "false",
    }
    for name, value in values.items():
        SubElement(root, name).text = value
    return xml(root)


def _resource(parent: Element, identifier: str, kind: str, path: str) -> Element:
    resource = SubElement(parent, "resource", identifier=identifier, type=kind, href=path)
    SubElement(resource, "file", href=path)
    return resource


def xml(root: Element) -> bytes:
    """Return an element as a UTF-8 document."""
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"
