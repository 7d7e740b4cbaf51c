"""The batch on Spark: a bank is never split, and its rows come in order."""

from __future__ import annotations

import os
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from timebank_scale.batch import JOBS, over

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: As Spark writes its schemas.
ANSWERS = "bank long, verified binary, plan binary, report binary, read binary"


@contextmanager
def session(workers: int) -> Iterator[SparkSession]:
    """Spark as `spark-submit` set it up, where that started this; otherwise on this machine, on loopback, without its web page."""
    from pyspark.sql import SparkSession

    if "PYSPARK_GATEWAY_PORT" in os.environ:
        # It has brought this package to the workers as well: `--py-files`.
        yield SparkSession.builder.getOrCreate()
        return
    # Before Java starts: which Python the workers are.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.master(f"local[{workers}]").appName("timebank")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "2g",
        "spark.sql.shuffle.partitions": str(4 * workers),
        # A file for each task at least: small tasks end together.
        "spark.sql.files.minPartitionNum": str(4 * workers),
    }.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    with tempfile.TemporaryDirectory() as scratch:
        spark.sparkContext.addPyFile(str(zipped(Path(scratch))))
        try:
            yield spark
        finally:
            spark.stop()


def zipped(to: Path) -> Path:
    """This package in a file, for workers that do not have it: what `--py-files` wants."""
    path = to / "timebank_scale.zip"
    with zipfile.ZipFile(path, "w") as file:
        for module in sorted(Path(__file__).parent.glob("*.py")):
            file.write(module, f"timebank_scale/{module.name}")
    return path


def run(spark: SparkSession, folder: Path, out: Path, job: str, shuffle: bool) -> None:
    """As the files were made, a row group holds whole banks in order, and Spark gives a row group to one task: nothing has to
    move. Rows that lie anyhow are brought together first, a bank to one task, and sorted there: `shuffle`."""
    rows = spark.read.parquet(str(folder / "banks"))
    if shuffle:
        rows = rows.repartition("bank").sortWithinPartitions("bank", "seq")
    answers = rows.select("bank", "bytes").mapInArrow(partial(over, job=JOBS[job]), ANSWERS)
    answers.write.mode("overwrite").parquet(str(out))
