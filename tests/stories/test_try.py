import time
from tests.house import Showroom
from tests.ui.seat import seated
async def test_try(showroom: Showroom) -> None:
    t=time.time()
    async with seated(showroom.clock, who="王敏") as seat:
        print(time.time()-t)
        print(seat.screen()); print(repr(seat.next_up()))
        t=time.time(); seat.screen(); print("shot", time.time()-t)
        t=time.time()
        await seat.press("n", "enter")
        await seat.sees_line("first", "李娜")
        print(time.time()-t)
        print(seat.screen()); print(repr(seat.next_up()))
        await seat.type("n13900")
        print(seat.screen())
    print(time.time()-t)
