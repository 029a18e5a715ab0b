"""The demo's stories, one module each; all of them invented."""

from articles.management.demo.stories import (
    bell_rota,
    cable_ship,
    harbour_tram,
    letters,
    library_boat,
    night_trains,
    paper_loft,
    repair_cafe,
    seed_library,
    swifts,
    tea_hills,
    weather_mast,
)

STORIES = {
    module.STORY.key: module.STORY
    for module in (
        library_boat,
        swifts,
        harbour_tram,
        seed_library,
        letters,
        night_trains,
        repair_cafe,
        tea_hills,
        cable_ship,
        paper_loft,
        weather_mast,
        bell_rota,
    )
}
