//! PostgreSQL doing the same work: a server started for this on a folder and a socket of its own, one function call an exchange,
//! a thousand a transaction, sent by `psql`.

use crate::input::{LIMIT, Row, Rows, bank, commands};
use crate::report::{Report, seconds};
use crate::speed::MEMBERS;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const TABLES: &str = "
CREATE TABLE account(id int PRIMARY KEY, balance bigint NOT NULL, lowest bigint NOT NULL, highest bigint NOT NULL,
    given bigint NOT NULL, received bigint NOT NULL, active boolean NOT NULL);
CREATE TABLE exchange(id serial PRIMARY KEY, at bigint NOT NULL, on_day int NOT NULL, activity int NOT NULL,
    giver int NOT NULL, receiver int NOT NULL, minutes int NOT NULL);
CREATE FUNCTION record(p_at bigint, p_on int, p_activity int, p_giver int, p_receiver int, p_minutes int) RETURNS void AS $$
BEGIN
    INSERT INTO exchange(at, on_day, activity, giver, receiver, minutes) VALUES (p_at, p_on, p_activity, p_giver, p_receiver, p_minutes);
    UPDATE account SET balance = balance + p_minutes, given = given + p_minutes
        WHERE id = p_giver AND active AND balance + p_minutes <= highest;
    IF NOT FOUND THEN RAISE 'beyond a limit'; END IF;
    UPDATE account SET balance = balance - p_minutes, received = received + p_minutes
        WHERE id = p_receiver AND active AND balance - p_minutes >= lowest;
    IF NOT FOUND THEN RAISE 'beyond a limit'; END IF;
END $$ LANGUAGE plpgsql;
";

/// A server of our own, stopped and removed at the end.
struct Server {
    programs: PathBuf,
    folder: PathBuf,
    as_postgres: bool,
}

fn programs() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|e| e.path().join("bin")).collect();
    found.retain(|bin| bin.join("initdb").exists());
    found.sort();
    found.pop()
}

impl Server {
    fn start() -> Option<Self> {
        let programs = programs()?;
        // The socket's path has to be short, so the folder stands in the system's own for such things.
        let folder = std::env::temp_dir().join(format!("timebank-pg-{}", std::process::id()));
        std::fs::create_dir_all(&folder).ok()?;
        // PostgreSQL does not run as root.
        let root = Command::new("id").arg("-u").output().ok()?.stdout.starts_with(b"0\n");
        let server = Self { programs, folder, as_postgres: root };
        let folder = server.folder.display().to_string();
        if root && !Command::new("chown").args(["postgres", &folder]).status().is_ok_and(|s| s.success()) {
            return None;
        }
        let data = format!("{folder}/data");
        let options = format!("-c listen_addresses='' -c unix_socket_directories={folder}");
        let done = |command: &mut Command| command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success());
        let started = done(server.program("initdb").args(["-D", &data, "-A", "trust", "-U", "postgres"]))
            && done(server.program("pg_ctl").args(["-D", &data, "-w", "-l", &format!("{folder}/log"), "-o", &options, "start"]));
        started.then_some(server)
    }

    fn program(&self, name: &str) -> Command {
        let path = self.programs.join(name);
        if self.as_postgres {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(path);
            command
        } else {
            Command::new(path)
        }
    }

    fn run(&self, script: &Path) -> bool {
        let mut psql = self.program("psql");
        psql.args(["-U", "postgres", "-h"]).arg(&self.folder).args(["-q", "-v", "ON_ERROR_STOP=1", "-f"]).arg(script);
        psql.stdout(Stdio::null()).status().is_ok_and(|s| s.success())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        let _ = self.program("pg_ctl").arg("-D").arg(data).args(["-m", "immediate", "stop"]).stdout(Stdio::null()).status();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn script(rows: &[Row]) -> String {
    let mut text = String::from("PREPARE r AS SELECT record($1, $2, $3, $4, $5, $6);\n");
    for group in rows.chunks(1000) {
        text.push_str("BEGIN;\n");
        for row in group {
            let _ =
                writeln!(text, "EXECUTE r({},{},{},{},{},{});", row.at_ms, row.on_day, row.activity, row.giver, row.receiver, row.minutes);
        }
        text.push_str("COMMIT;\n");
    }
    text
}

pub fn record(report: &mut Report, _folder: &Path, count: u32) {
    let Some(server) = Server::start() else {
        println!("PostgreSQL: skipped, because no server is installed here or it could not be started");
        return;
    };
    let rows = Rows::new(MEMBERS).take(count);
    let commands = commands(&rows, false);
    let begin = server.folder.join("begin.sql");
    let work = server.folder.join("work.sql");
    let members = format!(
        "SET client_min_messages = error; DROP TABLE IF EXISTS account, exchange; DROP FUNCTION IF EXISTS record; {TABLES}
         INSERT INTO account SELECT n, 0, -{LIMIT}, {LIMIT}, 0, 0, true FROM generate_series(1, {MEMBERS}) n; VACUUM ANALYZE account;"
    );
    if std::fs::write(&begin, members).and_then(|()| std::fs::write(&work, script(&rows))).is_err() {
        println!("PostgreSQL: skipped, because its files could not be written");
        return;
    }
    let mut sound = true;
    let mut bytes = 0;
    let times = report.in_turn(
        || {
            let mut bank = bank(MEMBERS, true);
            bank.drain();
            let (time, written) = seconds(|| crate::speed::execute(&mut bank, &commands));
            bytes = written;
            time
        },
        || {
            sound &= server.run(&begin);
            let (time, done) = seconds(|| server.run(&work));
            sound &= done;
            time
        },
    );
    if !sound {
        println!("PostgreSQL: skipped, because its work was refused");
        return;
    }
    let input = format!("{count} exchanges, {MEMBERS} members");
    report.compare("record in memory, chained", &input, "PostgreSQL, tables, 1000", times, Some(bytes), None);
}
