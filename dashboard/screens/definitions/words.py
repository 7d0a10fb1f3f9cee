"""How a 機構改革 is said."""

CHANGES = {
    "merged": "統合",
    "split": "分割",
    "renamed": "改称",
    "moved": "部の移動",
    "renamed_and_moved": "改称と部の移動",
    "new": "新設",
    "abolished": "廃止",
}
