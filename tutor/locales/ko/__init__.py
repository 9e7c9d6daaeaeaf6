"""Korean: its sentences are in ``messages.po``; particles agree with what they follow (`tutor.locales.ko.sentence`)."""
