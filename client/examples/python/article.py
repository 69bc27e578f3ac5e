"""Prints the entities and numbers of an article, with offsets in code points, the unit in which Python indexes its strings.

    KHABAR_SERVER=localhost:50051 python article.py ARTICLE.txt
"""

import os
import sys
from pathlib import Path

import grpc

from khabar.v1.analyze_pb2 import FEATURE_ENTITIES, FEATURE_NUMBERS, AnalyzeRequest, Feature
from khabar.v1.entities_pb2 import EntityType
from khabar.v1.info_pb2 import GetServiceInfoRequest
from khabar.v1.language_service_pb2_grpc import LanguageServiceStub
from khabar.v1.numbers_pb2 import NumberKind
from khabar.v1.span_pb2 import OFFSET_UNIT_CODE_POINT

# Seconds that a call may take.
TIMEOUT = 10

# An answer may be longer than the 4 MiB that gRPC takes by default.
OPTIONS = [("grpc.max_receive_message_length", 64 << 20)]


def analyze(service: LanguageServiceStub, text: str):
    """Asks for entities and numbers, as far as the server has them."""
    info = service.GetServiceInfo(GetServiceInfoRequest(), timeout=TIMEOUT)
    wanted = [feature for feature in (FEATURE_ENTITIES, FEATURE_NUMBERS) if feature in info.features]
    if not wanted:
        raise SystemExit(f"the server, {info.version}, has neither entities nor numbers")
    print("layers:", *map(Feature.Name, wanted), file=sys.stderr)
    request = AnalyzeRequest(text=text, offset_unit=OFFSET_UNIT_CODE_POINT, features=wanted)
    return service.Analyze(request, timeout=TIMEOUT)


def show(text: str, mention, kind: str, value: str) -> None:
    """Prints a mention, cut out of the text by its span."""
    begin, end = mention.span.begin, mention.span.end
    surface = text[begin:end]
    if surface != mention.text:
        raise SystemExit(f"{begin}..{end} is {surface!r}, the server says {mention.text!r}")
    print(begin, end, kind, value, surface, sep="\t")


def main() -> None:
    text = Path(sys.argv[1]).read_bytes().decode()  # line ends stay as they are
    with grpc.insecure_channel(os.environ.get("KHABAR_SERVER", "localhost:50051"), OPTIONS) as channel:
        answer = analyze(LanguageServiceStub(channel), text)
    for entity in answer.entities:
        show(text, entity, EntityType.Name(entity.type), entity.canonical)
    for number in answer.numbers:
        show(text, number, NumberKind.Name(number.kind), number.value)


if __name__ == "__main__":
    main()
