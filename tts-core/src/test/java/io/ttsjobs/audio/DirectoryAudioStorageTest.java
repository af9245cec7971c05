package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ttsjobs.spi.ValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryAudioStorageTest {

    @TempDir
    Path temp;

    private Path root;
    private AudioStorage storage;

    @BeforeEach
    void start() {
        root = temp.resolve("audio");
        storage = AudioStorage.directory(root);
    }

    private Path publish(String jobId, String extension) throws IOException {
        Path part = storage.createTemporary(jobId);
        Files.write(part, new byte[] {1, 2, 3});
        return storage.publish(jobId, part, extension);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.sorted().toList();
        }
    }

    @Test
    void publish_writtenFile_isFoundUnderTheJobsName() throws Exception {
        Path audio = publish("job-1", "mp3");
        assertThat(audio).isEqualTo(root.resolve("job-1.mp3")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(storage.find("job-1")).contains(audio);
        assertThat(files()).containsExactly(audio);
    }

    @Test
    void publish_twice_replaces() throws Exception {
        publish("job", "mp3");
        Path part = storage.createTemporary("job");
        Files.write(part, new byte[] {9});
        assertThat(storage.publish("job", part, "mp3")).hasBinaryContent(new byte[] {9});
    }

    @Test
    void publish_whileInterrupted_completesAndKeepsTheFlag() throws Exception {
        Path part = storage.createTemporary("job");
        Thread.currentThread().interrupt();
        Path audio = storage.publish("job", part, "mp3");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(audio).exists();
    }

    @Test
    void publish_temporaryOfAnotherJob_isRefused() {
        Path part = storage.createTemporary("other");
        assertThatThrownBy(() -> storage.publish("job", part, "mp3")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void publish_lostTemporary_namesTheFile() throws Exception {
        Path part = storage.createTemporary("job");
        Files.delete(part);
        Files.createDirectory(part);
        assertThatThrownBy(() -> storage.publish("job", part, "mp3"))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageStartingWith(root.resolve("job.mp3") + " cannot be published: ");
    }

    @Test
    void find_controlCharactersInTheId_areNotInTheMessage() {
        assertThatThrownBy(() -> storage.find("a\u001b[31m\n"))
                .isInstanceOf(ValidationException.class)
                .hasMessageEndingWith("but is 'a?[31m?'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MP3", ".mp3", "mp3/", "a.b", "ninechars"})
    void publish_oddExtension_isRefused(String extension) {
        Path part = storage.createTemporary("job");
        assertThatThrownBy(() -> storage.publish("job", part, extension)).isInstanceOf(ValidationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../x",
                "a/b",
                "a\\b",
                "a.b",
                "a b",
                "a\0",
                "\u00E9",
                "*",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void anyMethod_oddJobId_isRefused(String jobId) {
        assertThatThrownBy(() -> storage.createTemporary(jobId)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> storage.publish(jobId, root, "mp3")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> storage.find(jobId)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> storage.delete(jobId)).isInstanceOf(ValidationException.class);
    }

    @Test
    void createTemporary_longestJobId_isTaken() {
        assertThat(storage.createTemporary("aZ09_-".repeat(10) + "abcd")).exists();
    }

    @Test
    void createTemporary_twice_makesTwoFiles() {
        assertThat(storage.createTemporary("job")).isNotEqualTo(storage.createTemporary("job"));
    }

    @Test
    void createTemporary_onPosix_isForThisUserAlone() throws Exception {
        assumeTrue(root.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path part = storage.createTemporary("job");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(part)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                .isEqualTo("rwx------");
    }

    @Test
    void find_nothingStored_isEmpty() {
        assertThat(storage.find("job")).isEmpty();
    }

    @Test
    void find_onlyTemporary_isEmpty() {
        storage.createTemporary("job");
        assertThat(storage.find("job")).isEmpty();
    }

    @Test
    void find_symbolicLinkOfTheName_isEmpty() throws Exception {
        publish("job", "mp3");
        Files.createSymbolicLink(root.resolve("link.mp3"), root.resolve("job.mp3"));
        assertThat(storage.find("link")).isEmpty();
    }

    @Test
    void find_twoFormats_returnsOne() throws Exception {
        publish("job", "wav");
        publish("job", "mp3");
        assertThat(storage.find("job")).contains(root.resolve("job.mp3"));
    }

    @Test
    void delete_twoFormatsAndTemporary_removesAll() throws Exception {
        publish("job", "wav");
        publish("job", "mp3");
        storage.createTemporary("job");
        assertThat(storage.delete("job")).isTrue();
        assertThat(files()).isEmpty();
    }

    @Test
    void delete_idThatOthersStartWith_leavesTheirs() throws Exception {
        Path longer = publish("job-1", "mp3");
        Path part = storage.createTemporary("job-1");
        assertThat(storage.delete("job")).isFalse();
        assertThat(files()).containsExactlyInAnyOrder(longer, part);
    }

    @Test
    void delete_nothingStored_isFalse() {
        assertThat(storage.delete("job")).isFalse();
    }

    @Test
    void from_namedDirectory_isUsed() {
        AudioStorage named = DirectoryAudioStorage.from(Map.of("AUDIO_STORAGE_DIR", root.toString()), temp);
        assertThat(named.createTemporary("job").getParent()).isEqualTo(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void from_blankVariable_usesTheTempDirectory(String value) {
        AudioStorage byDefault = DirectoryAudioStorage.from(Map.of("AUDIO_STORAGE_DIR", value), temp);
        byDefault.createTemporary("one");
        assertThat(byDefault.createTemporary("two").getParent()).isEqualTo(temp.resolve("tts-app-audio"));
    }

    @Test
    void from_defaultDirectoryIsALink_isRefused() throws Exception {
        Files.createDirectory(root);
        Files.createSymbolicLink(temp.resolve("tts-app-audio"), root);
        AudioStorage byDefault = DirectoryAudioStorage.from(Map.of(), temp);
        assertThatThrownBy(() -> byDefault.createTemporary("job"))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageContaining("is not a directory, or a link to one");
    }

    @Test
    void from_defaultDirectoryOfAnotherUser_isRefused() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a directory away");
        Path given = Files.createDirectory(temp.resolve("tts-app-audio"));
        Files.setOwner(
                given, given.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        AudioStorage byDefault = DirectoryAudioStorage.from(Map.of(), temp);
        assertThatThrownBy(() -> byDefault.createTemporary("job"))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageContaining("belongs to another user");
    }
}
