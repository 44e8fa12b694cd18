package com.facturix.crm.imports;

import com.facturix.crm.platform.api.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How a file's bytes are text: told by its byte order mark, else UTF-8 if every byte of it fits, else Windows-1252,
 * in which any bytes are text. A file that is none by its content (an archive, a picture, a workbook) is refused.
 */
record TextEncoding(Charset charset, int markLength) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int BUFFER = 64 * 1024;

    static TextEncoding detect(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(BUFFER);
        }
        if (head.length == 0) {
            throw Problems.invalid("file", "is empty");
        }
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2);
        }
        refuseOtherThanText(head);
        return new TextEncoding(isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS_1252, 0);
    }

    /** The text after the mark; bytes that do not fit the charset end the reading with an exception. */
    Reader open(Path file) throws IOException {
        var in = Files.newInputStream(file);
        in.skipNBytes(markLength);
        // The few bytes that Windows-1252 leaves open become the replacement character; no other charset is a guess.
        var onError = charset.equals(WINDOWS_1252) ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
        return new InputStreamReader(
                in, charset.newDecoder().onMalformedInput(onError).onUnmappableCharacter(onError));
    }

    private static void refuseOtherThanText(byte[] head) {
        if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw Problems.invalid("file", "is a workbook or an archive: save the sheet as CSV first");
        }
        var controls = 0;
        for (var b : head) {
            if (b == 0) {
                throw Problems.invalid("file", "is not a text file");
            }
            if (b > 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                controls++;
            }
        }
        if (controls > head.length / 100 || startsWith(head, '%', 'P', 'D', 'F', '-')) {
            throw Problems.invalid("file", "is not a text file");
        }
    }

    private static boolean isUtf8(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var bytes = ByteBuffer.allocate(BUFFER);
        var chars = CharBuffer.allocate(BUFFER);
        try (InputStream in = Files.newInputStream(file)) {
            var more = true;
            while (more) {
                var read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                more = read >= 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                var result = decoder.decode(bytes, chars.clear(), !more);
                if (result.isError()) {
                    result.throwException();
                }
                bytes.compact();
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        var wanted = new byte[start.length];
        for (var i = 0; i < start.length; i++) {
            wanted[i] = (byte) start[i];
        }
        return Arrays.equals(wanted, 0, wanted.length, bytes, 0, wanted.length);
    }
}
