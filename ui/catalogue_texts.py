"""Sentences about items and their catalogue (事项目录); part of `texts`."""

from ui.marking import QT_TRANSLATE_NOOP
from window_client.words import RefusalCode

R = RefusalCode

CATALOGUE: dict[RefusalCode, tuple[str, ...]] = {
    R.NO_ITEM: (QT_TRANSLATE_NOOP("texts", "还没有选定事项，或目录里没有它。请按 F3 查找。"),),
    R.NOT_DELEGATED: (
        QT_TRANSLATE_NOOP("texts", "{names} 没有授权给本窗口，不能在这里受理。草稿保留，请引导到授权的窗口。"),
        QT_TRANSLATE_NOOP("texts", "这个事项没有授权给本窗口，不能在这里受理。"),
    ),
    R.ITEM_UNUSABLE: (QT_TRANSLATE_NOOP("texts", "这个事项的目录内容有误，暂不能办理。请告知值班长。"),),
    R.ITEM_IN_NEWER: (
        QT_TRANSLATE_NOOP("texts", "这个事项只在新版目录里，草稿还按旧版办理，没有加办。请先改用新版，或另开一件。"),
    ),
    R.ITEM_GONE: (
        QT_TRANSLATE_NOOP("texts", "新版目录里没有{names}，不能改用新版，草稿没有改动。请先移出这一项，或问明科室。"),
        QT_TRANSLATE_NOOP("texts", "新版目录里没有这个事项，不能改用新版，草稿没有改动。"),
    ),
    R.PROBLEM_UNTOLD: (
        QT_TRANSLATE_NOOP("texts", "没有报告：请写明哪里不对，不超过 {max} 个字，不写办事人的信息。"),
        QT_TRANSLATE_NOOP("texts", "没有报告：请写明哪里不对，不写办事人的信息。"),
    ),
    R.NO_NEWER_VERSION: (QT_TRANSLATE_NOOP("texts", "草稿已按最新目录办理，没有改动。"),),
}
