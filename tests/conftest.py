"""What all tests share: no network, quiet numerics, and patience, so that a busy machine changes no verdict."""

import os

os.environ.update(
    {
        "HF_HUB_OFFLINE": "1",
        "GRADIO_ANALYTICS_ENABLED": "False",
        "OMP_NUM_THREADS": "1",
        "STEPWISE_CHECK_DEADLINE": "30",
        "STEPWISE_READING_DEADLINE": "60",
        "STEPWISE_SOLVE_DEADLINE": "120",
    }
)
