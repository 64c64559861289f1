#!/bin/sh
# Write a dated copy of the database of DATABASE_URL, check it, and remove old ones.
# Usage: DATABASE_URL=… deploy/backup.sh FOLDER [DAYS_TO_KEEP]
set -eu
umask 077

folder=${1:?"Usage: DATABASE_URL=… deploy/backup.sh FOLDER [DAYS_TO_KEEP]"}
keep=${2:-30}
mkdir -p "$folder"
name=$folder/degree-of-belief-$(date -u +%Y%m%dT%H%M%SZ)

case ${DATABASE_URL:?} in
    postgres://* | postgresql://*)
        copy=$name.dump
        pg_dump --format=custom --no-owner --file="$copy.part" "$DATABASE_URL"
        pg_restore --list "$copy.part" >/dev/null
        ;;
    sqlite:///*)
        copy=$name.sqlite3
        # SQLite's own backup: right even while the site writes.
        python3 - "${DATABASE_URL#sqlite:///}" "$copy.part" <<'END'
import pathlib, sqlite3, sys
source = sqlite3.connect(f"{pathlib.Path(sys.argv[1]).resolve().as_uri()}?mode=ro", uri=True)
target = sqlite3.connect(sys.argv[2])
source.backup(target)
verdict = target.execute("PRAGMA integrity_check").fetchone()[0]
source.close()
target.close()
sys.exit(0 if verdict == "ok" else f"The copy is damaged: {verdict}")
END
        ;;
    *)
        echo "DATABASE_URL names neither a PostgreSQL nor a SQLite database." >&2
        exit 1
        ;;
esac

# Only a copy that passed its check gets its name, and only then do old ones go.
mv "$copy.part" "$copy"
find "$folder" -name 'degree-of-belief-*' -mtime +"$keep" -delete
echo "$copy"
