"""Celery on Redis: a pool of threads, late acknowledgement, redelivery after thirty seconds."""
import os
import sys
import time

from celery import Celery

app = Celery('peer', broker='redis://127.0.0.1:%s/0' % os.environ['PEER_PORT'])
app.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    worker_prefetch_multiplier=1,
    broker_connection_retry_on_startup=True,
    broker_transport_options={'visibility_timeout': 30},
)
journal = None


def note(what, token):
    os.write(journal, ('%s %s %d\n' % (what, token, time.time_ns() // 1000)).encode())


@app.task(name='job')
def job(line):
    token, _, millis = line.split(' ')
    note('start', token)
    time.sleep(int(millis) / 1000)
    note('end', token)


def produce():
    print('ready', flush=True)
    with app.producer_or_acquire() as producer:
        for line in sys.stdin:
            line = line.strip()
            if line == 'flush':
                print('ok', flush=True)
            else:
                job.apply_async((line,), producer=producer)


if __name__ == '__main__':
    if sys.argv[1] == 'produce':
        produce()
    else:
        journal = os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        print('ready', flush=True)
        app.worker_main(['worker', '--pool=threads', '--concurrency=' + sys.argv[3], '--loglevel=WARNING',
                         '--without-gossip', '--without-mingle', '--without-heartbeat'])
