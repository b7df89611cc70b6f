"""Since when a limit holds: what dates it, and what dates other things."""

from __future__ import annotations

import pytest

from nexuslint.facts.limits_since import since_in_sentence, since_of_limits


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Since March 2021 she cannot sit for more than 20 minutes.", ["March 2021"]),
        ("She has been unable to lift more than 5 pounds since about May 2019.", ["about May 2019"]),
        ("For four years she has been able to sit only 20 minutes.", ["For four years"]),
        ("From June 2020 on he could not stand for an hour.", ["June 2020"]),
        ("Since the fusion of October 2022 he can lift 5 pounds.", ["the fusion of October 2022"]),
        ("Since he was 19 he cannot climb ladders.", ["he was 19"]),
        # The date is that of something else.
        ("I have treated her since 2018 and she can sit no more than 20 minutes.", []),
        ("She has used a cane since 2019 and cannot walk more than a block.", []),
        ("The MRI from March 2021 shows why he cannot sit for 20 minutes.", []),
        # A reason, no beginning.
        ("She can stand half an hour, since the balls of her feet are involved.", []),
        # Still to come.
        ("She will be unable to lift more than 5 pounds for at least twelve months.", []),
    ],
)
def test_in_its_own_sentence(text: str, since: list[str]) -> None:
    assert [span.of(text) for span in since_in_sentence(text, 0)] == since


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("These restrictions have been in place since March 2021.", "March 2021"),
        ("All of these limits date from the accident of 4 May 2020.", "the accident of 4 May 2020"),
        ("The limits began in the fall of 2019.", "the fall of 2019"),
        ("Limits present since: 11/2023", "11/2023"),
        ("These limits did not exist before June 2020.", "June 2020"),
        ("The limits have lasted for over two years.", "for over two years"),
        ("I expect these limits to last for at least 12 months.", None),
        ("These limits will be looked at again in March 2026.", None),
    ],
)
def test_of_limits_as_such(text: str, since: str | None) -> None:
    found = since_of_limits(text, 0)
    assert (found.of(text) if found else None) == since
