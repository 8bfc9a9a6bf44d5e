"""English texts of the web app."""

TEXTS: dict[str, str] = {
    "web.memory": (
        "The memory is not enough for this table. Try fewer columns, or a sample of the rows."
    ),
    "web.disk": (
        "The server has no room left on its disk. Nothing was left half-written. Ask whoever runs "
        "it to make room, or delete studies that you do not need."
    ),
    "web.quota": (
        "Your studies would take more than the {megabytes:int} MB that this server keeps for you."
    ),
    "web.fault": (
        "This is a fault in clustomer, not in your data: {kind}. The server's log says where it "
        "happened. Nothing was left half-written."
    ),
    "web.refresh.gone": "The study whose segments were to be carried on was deleted.",
    "web.refresh.gone.remedy": "Start a study of the new file by itself.",
    "web.seconds": (
        "It took longer than the {seconds:int} seconds that this server allows. "
        "Try the quick study, fewer columns, or a sample of the rows."
    ),
    "web.bytes": (
        "It needed more than the {megabytes:int} MB of memory that this server allows. "
        "Try fewer columns, or a sample of the rows."
    ),
}
