"""The API, asked by schemathesis: whatever the description allows, and much that it does not."""

import math

import pytest
import schemathesis
from hypothesis import given
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from tests.support.hostile import FUZZ, counted, examples
from tests.support.sites import app_over
from web.formats.openapi import description

load_all_checks()
# No question is an error here, by decision: what cannot be used is passed over.
TOLERANT = CHECKS.get_by_names(["negative_data_rejection"])
PLAIN = {"Accept-Encoding": "identity"}  # schemathesis does not unpack what a WSGI site packs
OPERATIONS = {
    result.ok().path: result.ok()
    for result in schemathesis.openapi.from_dict(description()).get_all_operations()
}
ASKING = [path for path, operation in OPERATIONS.items() if operation.definition.raw["parameters"]]
_SHARE = math.ceil(FUZZ * 0.15 / len(ASKING) / len(GenerationMode))


@pytest.fixture(scope="module")
def schema(wider_index_dir):
    """The description as the site serves it, bound to the site over the wider content."""
    app = app_over(wider_index_dir)
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


@pytest.fixture(scope="module")
def asked():
    with counted("The API") as answers:
        yield answers


@pytest.mark.parametrize("path", sorted(OPERATIONS.keys() - ASKING))
def test_what_takes_no_parameter_is_as_described(schema, path):
    assert schema[path]["GET"].Case().call_and_validate(headers=PLAIN).status_code == 200


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("path", ASKING)
def test_every_answer_is_as_described(schema, asked, path, mode):
    operation = schema[path]["GET"]

    @examples(_SHARE)
    @given(st.data())
    def check(data):
        case = data.draw(operation.as_strategy(mode))
        response = case.call(headers=PLAIN)
        asked[response.status_code] += 1
        case.validate_response(response, excluded_checks=TOLERANT)

    check()


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", OPERATIONS)
def test_other_methods_are_refused(schema, path, method):
    case = schema[path]["GET"].Case(method=method, path_parameters={"record_id": "a"})
    response = case.call(headers=PLAIN)
    assert (response.status_code, response.headers["allow"]) == (405, ["GET, HEAD"])
    assert response.json()["error"]["code"] == "method-not-allowed"
