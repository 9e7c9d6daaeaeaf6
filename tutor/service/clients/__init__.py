"""Programs that use the HTTP API: who they are, how much they may ask, and what they leave here to be worked off."""

from tutor.service.clients.room import Clients as Clients
