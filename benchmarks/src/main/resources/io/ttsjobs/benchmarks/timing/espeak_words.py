"""Speaks N.txt of a folder with espeak-ng, and writes N.wav and N.words: code point and nanosecond of each word.

    python3 espeak_words.py VOICE FOLDER COUNT
"""
import ctypes
import os
import sys
import wave

SYNCHRONOUS, UTF8, CHARACTERS = 2, 1, 1
END_OF_LIST, WORD = 0, 1


class Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))


def main(voice, folder, count):
    try:
        espeak = ctypes.CDLL("libespeak-ng.so.1")
    except OSError as error:
        sys.exit(str(error))
    rate = espeak.espeak_Initialize(SYNCHRONOUS, 200, None, 0)
    samples, words = bytearray(), []

    def take(audio, length, events):
        if audio:
            samples.extend(ctypes.string_at(audio, length * 2))
        i = 0
        while events[i].type != END_OF_LIST:
            if events[i].type == WORD:
                words.append((events[i].text_position - 1, events[i].sample * 10**9 // rate))
            i += 1
        return 0

    callback = CALLBACK(take)
    espeak.espeak_SetSynthCallback(callback)
    if espeak.espeak_SetVoiceByName(voice.encode()) != 0:
        sys.exit("espeak-ng has no voice " + voice)
    for i in range(count):
        samples.clear()
        words.clear()
        with open(os.path.join(folder, "%d.txt" % i), "rb") as file:
            text = file.read()
        espeak.espeak_Synth(text, len(text) + 1, 0, CHARACTERS, 0, UTF8, None, None)
        with wave.open(os.path.join(folder, "%d.wav" % i), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(bytes(samples))
        with open(os.path.join(folder, "%d.words" % i), "w") as file:
            file.writelines("%d %d\n" % word for word in words)


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
