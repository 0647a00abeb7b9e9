from tests.house import Showroom
from tests.ui.seat import seated
async def test_try(showroom: Showroom) -> None:
    async with seated(showroom.clock, who="赵敏") as seat:
        await seat.press("6")
        await seat.at("#sections")
        await seat.press("down","down","down","enter")
        print(seat.screen())
