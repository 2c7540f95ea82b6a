# guard STOP_SIGNAL ORPHAN_SIGNAL PROGRAM ARGUMENT...
# Becomes the program, and leaves a watcher behind that reads standard input:
# "stop" asks the program to end; the end of input says that the parent has died.
stop=$1 orphan=$2
shift 2
exec 3<&0 </dev/null
(
  (
    trap '' HUP INT TERM
    while read -r word <&3; do
      [ "$word" = stop ] && kill -s "$stop" $$
    done
    kill -s "$orphan" $$ || exit 0
    sleep 5
    kill -s KILL $$
  ) >/dev/null 2>&1 &
)
exec 3<&-
# A session of its own: Ctrl-C at the terminal is for the parent, who stops its children in order.
command -v setsid >/dev/null && exec setsid "$@"
exec "$@"
