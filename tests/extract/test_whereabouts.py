"""Where the text is by now, and who is there: turns to a place, neighbours, guests, parks and systems by their names."""

from __future__ import annotations

import pytest

from kg.extract import Engine

from .told import edges, read

Edges = set[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "expected", "refused"),
    [
        (
            "绍兴市电机产业调查\n全市有电机企业300家。\n变化更大的在柯桥经开区。去年，鼎泰光电有限公司投产。",
            {("鼎泰光电有限公司", "柯桥经开区")},
            set(),
        ),
        (
            "宁国市密封件产业调查\n宁国市做密封件四十年。宁国经开区企业很多。\n放大到宣城市，车用件产值更高。投资72亿元的远航动力电池项目已经试产。",
            {("远航动力电池项目", "宣城市")},
            {("远航动力电池项目", "宁国市")},
        ),
        (
            "集聚在邳州经济开发区的江苏影智电子股份有限公司去年满产。隔路相望，江苏鲁仪电子股份有限公司也在扩产。",
            {("江苏鲁仪电子股份有限公司", "邳州经济开发区")},
            set(),
        ),
        (
            "临颍县食品产业调查\n临颍县食品企业不少。\n临颍辣椒种植面积44万亩，王岗镇是辣椒大镇。河南中恒生物科技股份有限公司提取辣椒红色素。",
            {("河南中恒生物科技股份有限公司", "临颍县")},
            {("河南中恒生物科技股份有限公司", "王岗镇")},
        ),
        (
            "浏阳市花炮产业调查\n大瑶镇花炮企业有200家。为它们供应纸筒的，是镇上的颐和纸业有限公司。",
            {("颐和纸业有限公司", "大瑶镇")},
            set(),
        ),
        (
            "辽源市袜业调查\n辽源市的袜业园里，远航织造有限公司去年满产，产品供应德国彪星公司。德国彪星公司的订单排到年底。",
            {("远航织造有限公司", "辽源市")},
            {("德国彪星公司", "辽源市")},
        ),
        (
            "在江门市蓬江区，远航摩托车有限公司去年满产。",
            {("远航摩托车有限公司", "蓬江区")},
            {("远航摩托车有限公司", "江门市")},
        ),
        (
            "保定高新区发展很快。保定高新区里的云帆医药产业园建成厂房12万平方米，鼎泰医药有限公司、远航医药有限公司已经入驻。",
            {("鼎泰医药有限公司", "云帆医药产业园")},
            set(),
        ),
    ],
)
def test_places(engine: Engine, text: str, expected: Edges, refused: Edges) -> None:
    found = edges(read(engine, text))
    assert expected <= found and not refused & found


def test_a_park_called_by_a_trade_has_its_sector_if_firms_are_told_of(engine: Engine) -> None:
    text = "邵东市打火机产业集群年产值120亿元。云帆打火机产业园已入驻企业60家。云帆生态产业园正在规划。"
    found = edges(read(engine, text), "develops")
    assert ("云帆打火机产业园", "邵东市打火机产业集群") in found
    assert not any(park == "云帆生态产业园" for park, _ in found)


def test_clusters_named_with_a_coded_system_are_part_of_it(engine: Engine) -> None:
    text = "长垣市构建“1+2+3”现代化产业体系。以起重装备产业集群为“1”，培育低空经济产业。"
    assert edges(read(engine, text), "partOf") == {("起重装备产业集群", "“1+2+3”现代化产业体系")}


def test_a_partner_behind_who_sits_there_sits_elsewhere(engine: Engine) -> None:
    found = edges(read(engine, "位于鄞州区的宁波大学将与浙江大学合作，共建创新谷。"), "locatedIn")
    assert ("宁波大学", "鄞州区") in found
    assert ("浙江大学", "鄞州区") not in found


def test_a_daughter_is_not_the_group_whose_name_it_bears(engine: Engine) -> None:
    text = "重庆比亚迪动力电池有限公司位于璧山区，是比亚迪的子公司。"
    assert edges(read(engine, text), "subsidiaryOf") == {("重庆比亚迪动力电池有限公司", "比亚迪")}


def test_the_last_two_of_a_list_are_two_trades(engine: Engine) -> None:
    found = edges(read(engine, "上虞区重点发展电子信息产业、智能装备产业和大健康产业。"), "develops")
    assert {("上虞区", "智能装备产业"), ("上虞区", "大健康产业")} <= found
