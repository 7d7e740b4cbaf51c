//! A PostgreSQL server of one's own, for tests and measurements: on loopback, with a password, gone when it is dropped.

use super::Folder;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use timebank_core::Error;

/// The password, which guards nothing: the server listens on loopback, for as long as a test runs.
const PASSWORD: &str = "only for tests";

/// A server that was started for a test.
#[derive(Debug)]
pub struct Server {
    folder: Folder,
    programs: PathBuf,
    port: u16,
    /// PostgreSQL refuses to run as root, and is run as its own account then.
    as_postgres: bool,
    settings: String,
}

fn failed(what: impl Into<String>) -> Error {
    Error::StoreFailed { why: what.into().into() }
}

/// Where the programs of the newest PostgreSQL here are that has all of these.
fn programs(needed: &[&str]) -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib/postgresql").ok();
    let mut found: Vec<PathBuf> = folders.into_iter().flatten().flatten().map(|entry| entry.path().join("bin")).collect();
    found.sort();
    found.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths).collect::<Vec<_>>().into_iter().rev());
    found.into_iter().rfind(|bin| needed.iter().all(|program| bin.join(program).exists()))
}

impl Server {
    /// Starts a server that writes through, as one for good would.
    ///
    /// # Errors
    /// [`Error::StoreFailed`] when there is none on this machine, or it does not start.
    pub fn start() -> Result<Self, Error> {
        Self::start_with("")
    }

    /// Starts a server with further settings, such as `-c fsync=off`.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn start_with(settings: &str) -> Result<Self, Error> {
        let programs = programs(&["initdb", "pg_ctl"]).ok_or_else(|| failed("PostgreSQL is not on this machine: install `postgresql`"))?;
        let folder = Folder::new("postgres")?;
        let io = |fault: std::io::Error| failed(format!("the server's folder cannot be made: {fault}"));
        let root = Command::new("id").arg("-u").output().map_err(io)?.stdout.starts_with(b"0\n");
        // Taken and let go: somebody else may take it before the server does, and then starting fails and says so.
        let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr()).map_err(io)?.port();
        let server = Self { folder, programs, port, as_postgres: root, settings: settings.to_owned() };
        let secret = server.folder.path().join("password");
        std::fs::write(&secret, PASSWORD).map_err(io)?;
        if root {
            server.done(Command::new("chown").args(["-R", "postgres"]).arg(server.folder.path()))?;
        }
        let mut init = server.program("initdb");
        init.args(["--no-sync", "-A", "scram-sha-256", "-U", "postgres", "-E", "UTF8", "--locale=C"]);
        init.arg(format!("--pwfile={}", secret.display())).arg("-D").arg(server.data());
        server.done(&mut init)?;
        server.go_on()?;
        Ok(server)
    }

    /// A replica of this server, which holds its place in the journal by a slot of this name and says what it still reads.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn replica(&self, slot: &str) -> Result<Self, Error> {
        let folder = Folder::new("replica")?;
        let io = |fault: std::io::Error| failed(format!("the server's folder cannot be made: {fault}"));
        let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr()).map_err(io)?.port();
        let settings = format!("{} -c hot_standby_feedback=on -c wal_receiver_status_interval=1s", self.settings);
        let replica = Self { folder, programs: self.programs.clone(), port, as_postgres: self.as_postgres, settings };
        if self.as_postgres {
            replica.done(Command::new("chown").args(["-R", "postgres"]).arg(replica.folder.path()))?;
        }
        // A folder of the path may have some of the programs and not this one.
        let copies = programs(&["pg_basebackup"]).ok_or_else(|| failed("`pg_basebackup` is not on this machine"))?;
        let mut copy = replica.run(&copies.join("pg_basebackup"));
        copy.env("PGPASSWORD", PASSWORD).args(["-h", "127.0.0.1", "-U", "postgres", "-p"]).arg(self.port.to_string());
        copy.args(["--write-recovery-conf", "--checkpoint=fast", "--no-sync", "--create-slot", "--slot", slot, "-D"]).arg(replica.data());
        replica.done(&mut copy)?;
        replica.go_on()?;
        Ok(replica)
    }

    /// Where its files are.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Its address.
    pub fn address(&self) -> String {
        format!("postgresql://postgres:{}@127.0.0.1:{}/postgres?sslmode=disable", PASSWORD.replace(' ', "%20"), self.port)
    }

    /// Its port on loopback.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Starts it again after it was stopped.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn go_on(&self) -> Result<(), Error> {
        let folder = self.folder.path().display();
        let settings = format!(
            "-c listen_addresses=127.0.0.1 -c port={} -c unix_socket_directories={folder} -c max_connections=120 {}",
            self.port, self.settings
        );
        let mut start = self.program("pg_ctl");
        start.arg("-D").arg(self.data()).args(["-w", "-l"]).arg(self.folder.path().join("log")).args(["-o", &settings, "start"]);
        self.done(&mut start)
    }

    /// Stops it: `fast` lets go of everybody, `immediate` is as if the power went.
    ///
    /// # Errors
    /// [`Error::StoreFailed`].
    pub fn stop(&self, mode: &str) -> Result<(), Error> {
        let mut stop = self.program("pg_ctl");
        stop.arg("-D").arg(self.data()).args(["-w", "-m", mode, "stop"]);
        self.done(&mut stop)
    }

    fn program(&self, name: &str) -> Command {
        self.run(&self.programs.join(name))
    }

    fn run(&self, path: &std::path::Path) -> Command {
        let mut command = if self.as_postgres {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(path);
            command
        } else {
            Command::new(path)
        };
        // Run from a folder its account may stand in.
        command.current_dir(self.folder.path());
        command
    }

    fn done(&self, command: &mut Command) -> Result<(), Error> {
        // Into files, not pipes: what the server inherits would keep a pipe open for as long as it runs.
        let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => {
                let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
                let last = log.lines().last().unwrap_or_default();
                Err(failed(format!("the server does not do as it is told: {status} {last}")))
            }
            Err(fault) => Err(failed(format!("the server's programs cannot be run: {fault}"))),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.stop("immediate");
    }
}
