"""Every sentence, threshold and resource that a clinician may want to review: YAML, pure, typed."""
