"""What can be imported: for each kind of file its fields, how each is read, and under which headings it stands.

A heading is compared folded: width, case, spaces and punctuation make no difference, so `Price ($)` is a price.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, get_args

from floortui.domain import fields
from floortui.domain.dates import read_date
from floortui.domain.fields import Ground, Kind
from floortui.domain.people import CONSULTANT, MANAGER, RECEPTION
from floortui.domain.search import folded
from floortui.domain.text import brief
from floortui.errors import Refused


class Reading(NamedTuple):
    """How the cells of a file are to be read."""

    ground: Ground
    dates: dict[str, str]
    """The order of day and month, by field."""


Reads = Callable[[str, str, Reading], Any]
"""Gives a value from a cell; arguments are the text, the field's name, and how the file is read."""


class Column(NamedTuple):
    """A field that a file may have a column for."""

    key: str
    reads: Reads
    headings: str
    """Headings that say so, separated by commas."""
    needed: bool = False
    dated: bool = False
    """Whether it holds dates, whose order must be known."""


def _as(annotated: Any) -> Reads:
    kind = next(meta for meta in get_args(annotated) if isinstance(meta, Kind))
    return lambda text, field, reading: kind.read(text, field, reading.ground)


def _date(text: str, field: str, reading: Reading) -> str:
    return read_date(text, reading.dates[field])


_ROLE_WORDS = {
    CONSULTANT: ("consultant", "sales", "salesperson", "销售", "销售员", "销售顾问", "顾问"),
    RECEPTION: ("reception", "receptionist", "前台", "接待"),
    MANAGER: ("manager", "salesmanager", "经理", "销售经理"),
}


def _role(text: str, field: str, reading: Reading) -> str:
    word = folded(text)
    found = next((role for role, words in _ROLE_WORDS.items() if word in words), None)
    if found is None:
        raise Refused("choice.unknown", field=field, choices=", ".join(_ROLE_WORDS), text=brief(text))
    return found


_NAME = Column(
    "name", _as(fields.PersonName), "name,customer,customer name,client,姓名,客户,客户姓名,顾客姓名,车主", True
)
_PHONE = Column(
    "phone", _as(fields.Phone),
    "phone,phone number,mobile,telephone,tel,cell,电话,电话号码,手机,手机号,手机号码,联系电话,联系方式", True,
)  # fmt: skip
_OWNER = Column(
    "owner", _as(fields.Staff),
    "owner,consultant,sales consultant,salesperson,salesman,seller,sold by,销售员,销售顾问,顾问,业务员,销售人员",
)  # fmt: skip
_MODEL = "model,car,car model,vehicle,车型,意向车型,车辆型号,购买车型"
_COLOUR = Column("colour", _as(fields.PlainText), "colour,color,颜色,车身颜色,外观颜色,车色")
_OF_PERSON = (
    Column("source", _as(fields.Source), "source,来源,客户来源,信息来源,渠道"),
    Column("note", _as(fields.Note), "note,notes,remark,remarks,comment,备注,说明"),
    Column("district", _as(fields.ShortText), "district,region,city,区域,地区,城市"),
    Column("address", _as(fields.ShortText), "address,地址,住址,联系地址"),
    Column("occupation", _as(fields.ShortText), "occupation,profession,job,职业"),
    Column("wechat", _as(fields.ShortText), "wechat,微信,微信号"),
)

KINDS: Mapping[str, tuple[Column, ...]] = {
    "staff": (
        Column("name", _as(fields.Name), "name,staff,employee,姓名,员工,员工姓名", True),
        Column("role", _role, "role,position,job,title,角色,岗位,职务,职位"),
        Column("tier", _as(fields.Tier), "tier,level,级别,层级,梯队"),
        Column("mentor", _as(fields.Staff), "mentor,师傅,导师,带教"),
    ),
    "cards": (
        _NAME, _PHONE, Column("model", _as(fields.Model), _MODEL, True),
        Column("grade", _as(fields.Grade), "grade,class,级别,等级,客户级别,意向级别"),
        _OWNER, *_OF_PERSON, _COLOUR,
        Column("day", _date, "day,date,opened,opened on,created,card date,日期,建卡日期,建卡日,登记日期", dated=True),
        Column("last", _date, "last contact,last,last visit,上次联系,最近联系,最近跟进,末次跟进", dated=True),
        Column("next", _date, "next,next contact,next call,follow up,下次联系,下次跟进,预约日期,回访日期", dated=True),
        Column("competitor", _as(fields.PlainText), "competitor,compares with,竞品,对比车型"),
        Column("budget", _as(fields.ShortText), "budget,预算"),
        Column("plan", _as(fields.Note), "plan,计划,跟进计划"),
    ),
    "orders": (
        _NAME, _PHONE, Column("model", _as(fields.Model), _MODEL, True),
        Column("price", _as(fields.Money), "price,sale price,amount,价格,成交价,成交价格,售价,金额,车价", True),
        Column(
            "day", _date,
            "day,date,order date,sale date,sold,sold on,signed,日期,订单日期,签约日期,成交日期,销售日期",
            True, True,
        ),
        Column(
            "key", _as(fields.PlainText),
            "key,order,order no,order number,order id,car id,vin,id,订单号,订单编号,合同号,合同编号,车架号,编号",
        ),
        _COLOUR, _OWNER, *_OF_PERSON,
        Column("delivered", _date, "delivered,delivered on,delivery date,交车日期,提车日期", dated=True),
        Column("deposit", _as(fields.Money), "deposit,订金,定金"),
        Column("quantity", _as(fields.Count), "quantity,cars,数量,台数"),
        Column("buyer", _as(fields.ShortText), "buyer,invoice name,购车人,开票名称"),
    ),
    "stock": (
        Column("model", _as(fields.Model), _MODEL, True),
        Column("colour", _as(fields.PlainText), "colour,color,颜色,车身颜色,外观颜色,车色", True),
        Column(
            "arrived", _date, "arrived,arrival,arrived on,in stock since,date,day,到店日期,入库日期,到库日期,日期",
            dated=True,
        ),
        Column("vin", _as(fields.Vin), "vin,chassis,chassis number,车架号,底盘号"),
        Column("quantity", _as(fields.Count), "quantity,cars,count,数量,台数"),
        Column("note", _as(fields.Note), "note,notes,remark,remarks,comment,备注,说明"),
    ),
}  # fmt: skip
"""Every kind of file, and the fields it may have; visits and calls are a later step."""


def fields_of(kind: str) -> dict[str, Column]:
    """Give the fields of a kind of file by their names."""
    return {column.key: column for column in KINDS[kind]}


def recognise(kind: str, headings: Iterable[str]) -> dict[str, list[str]]:
    """Find the columns by their headings: field → the one column.

    Raises:
        Refused: two columns could be one field, which a map must decide.
    """
    meant = {folded(word): column.key for column in KINDS[kind] for word in column.headings.split(",")}
    found: dict[str, list[str]] = {}
    for heading in headings:
        key = meant.get(folded(heading))
        if key in found:
            raise Refused("import.two_columns", first=found[key][0], second=heading, name=key)
        if key is not None:
            found[key] = [heading]
    return found


def mended(text: str) -> str:
    """Mend a space that two programs broke: a non-breaking one in UTF-8, read as Latin-1, is `Â` and itself."""
    return text.replace("\u00c2\u00a0", " ")


FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""With what a cell begins that a spreadsheet would take for a formula."""


def neutral(text: str) -> str:
    """Write a text so that a spreadsheet shows it instead of obeying it, and that it can be read back exactly."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def as_written(text: str) -> str:
    """Read a text back that was written so."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text
