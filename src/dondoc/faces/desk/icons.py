"""Small drawings of one pen: 16 × 16, stroke of 1.5. Shapes of states are filled where the work is over.

A drawing never stands alone: a word is beside it, or a hidden one inside the button.
"""

from __future__ import annotations

ICONS: dict[str, str] = {
    # places
    "desk": '<path d="M2.5 4.5h11v8h-11zM5.5 4.5v-2h5v2M2.5 8h11"/>',
    "tasks": '<path d="M6.5 4h7M6.5 8h7M6.5 12h7M2.5 4l.8.8L4.6 3.4M2.5 8l.8.8 1.3-1.4M2.5 12l.8.8 1.3-1.4"/>',
    "plans": '<path d="M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3M5.5 8.5h5M5.5 11h3"/>',
    "documents": '<path d="M2.5 13.5v-9h4l1.5 2h5.5v7zM2.5 9h11"/>',
    "letters": '<path d="M2.5 4h11v8.5h-11zM2.5 4.5 8 9l5.5-4.5"/>',
    "bodies": '<path d="M2.5 13.5h11M3.5 13.5v-7M6.5 13.5v-7M9.5 13.5v-7M12.5 13.5v-7M2.5 6.5h11L8 2.5z"/>',
    "calendar": '<path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3M5.5 9.5h1M9.5 9.5h1"/>',
    "overview": '<path d="M2.5 2.5h11v11h-11zM8 2.5v11M2.5 8h11"/>',
    "bell": '<path d="M3 11.5h10l-1.2-2V7a3.8 3.8 0 0 0-7.6 0v2.5zM6.6 13.4a1.5 1.5 0 0 0 2.8 0M8 2v1.2"/>',
    "search": '<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/>',
    "people": '<circle cx="6" cy="5.5" r="2.5"/>'
    '<path d="M1.5 13.5c0-3 2-4.5 4.5-4.5s4.5 1.5 4.5 4.5M10.5 3.3a2.5 2.5 0 0 1 0 4.4M12 9.4c1.6.6 2.5 2 2.5 4.1"/>',
    "settings": '<path d="M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6"/><circle cx="10" cy="4.5" r="1.5"/>'
    '<circle cx="6" cy="11.5" r="1.5"/>',
    # acts
    "menu": '<path d="M2.5 4h11M2.5 8h11M2.5 12h11"/>',
    "close": '<path d="m3.5 3.5 9 9M12.5 3.5l-9 9"/>',
    "add": '<path d="M8 3v10M3 8h10"/>',
    "file": '<path d="M4.5 2.5h5l2.5 2.5v8.5h-7.5zM9.5 2.5v2.5h2.5"/>',
    "download": '<path d="M8 2.5v7.5M4.5 7 8 10.5 11.5 7M3 13.5h10"/>',
    "print": '<path d="M4.5 6v-3.5h7v3.5M4.5 11.5h-2v-5.5h11v5.5h-2M4.5 9.5h7v4h-7z"/>',
    "quote": '<path d="M6.5 4.5c-2 .6-3 2-3 4v3h3.5v-3.5h-2M12.5 4.5c-2 .6-3 2-3 4v3h3.5v-3.5h-2"/>',
    "why": '<circle cx="8" cy="8" r="6"/>'
    '<path d="M6.2 6.3c.2-1.1.9-1.7 1.9-1.7 1.1 0 1.8.7 1.8 1.6 0 1.5-1.9 1.5-1.9 3M8 11.3v.2"/>',
    "up": '<path d="m4 10 4-4 4 4"/>',
    "down": '<path d="m4 6 4 4 4-4"/>',
    "next": '<path d="m6 4 4 4-4 4"/>',
    "previous": '<path d="m10 4-4 4 4 4"/>',
    "person": '<circle cx="8" cy="5.5" r="2.5"/><path d="M3.5 13.5c0-3 2-4.5 4.5-4.5s4.5 1.5 4.5 4.5"/>',
    "leave": '<path d="M9.5 2.5h-6v11h6M7 8h7M11.5 5.5 14 8l-2.5 2.5"/>',
    "note": '<circle cx="8" cy="8" r="6"/><path d="M8 7.5v3.5M8 5v.2"/>',
    "done": '<path d="m3 8.5 3.5 3.5 6.5-8"/>',
    "warning": '<path d="M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 11.8v.1"/>',
}

SHAPES: dict[str, str] = {
    # time
    "in_time": '<circle cx="8" cy="8" r="5"/>',
    "due_soon": '<circle cx="8" cy="8" r="5"/><path class="solid" d="M8 3a5 5 0 0 1 0 10z"/>',
    "overdue": '<path class="solid" d="M8 2 14.5 13.5h-13z"/>',
    "done_on_time": '<circle class="solid" cx="8" cy="8" r="6"/><path class="cut" d="m5 8.3 2.2 2.2 3.8-4.6"/>',
    "done_late": '<path class="solid" d="M2.5 2.5h11v11h-11z"/><path class="cut" d="m5 8.3 2.2 2.2 3.8-4.6"/>',
    "no_deadline": '<path d="M3 8h10"/>',
    # life cycle
    "new": '<circle class="dotted" cx="8" cy="8" r="5"/>',
    "in_progress": '<circle cx="8" cy="8" r="5"/>',
    "awaiting": '<path d="M4 2.5h8M4 13.5h8M5 2.5c0 3 3 3.5 3 5.5s-3 2.5-3 5.5M11 2.5c0 3-3 3.5-3 5.5s3 2.5 3 5.5"/>',
    "done": '<circle class="solid" cx="8" cy="8" r="6"/><path class="cut" d="m5 8.3 2.2 2.2 3.8-4.6"/>',
    "suspended": '<path d="M5.5 3.5v9M10.5 3.5v9"/>',
    "refused": '<circle cx="8" cy="8" r="5.5"/><path d="m4.2 4.2 7.6 7.6"/>',
    "rework": '<path d="M3.5 5.5h6a3.5 3.5 0 0 1 0 7h-4M6 3 3.5 5.5 6 8"/>',
    "dropped": '<path d="m4 4 8 8M12 4l-8 8"/>',
    "out": '<path class="dotted" d="M2.5 8h11"/>',
    "conditional": '<path d="M8 2.5 13.5 8 8 13.5 2.5 8z"/>',
}
