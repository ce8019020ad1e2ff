"""Soon."""

from fastapi import APIRouter

router = APIRouter()
