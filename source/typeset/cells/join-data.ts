// Written by build/unicode/graphemes.ts from the Unicode Character Database 17.0.0 (UNICODE LICENSE V3).

/** The code points whose `Join` `derivedJoin` does not tell, as ranges in hexadecimal. */
// biome-ignore format: as a table
export const LISTED_JOINS = {
  lineFeed: `
    a`,
  carriageReturn: `
    d`,
  prepend: `
    600-605 6dd 70f 890-891 8e2 d4e 110bd 110cd 111c2-111c3 113d1 1193f 11941 11a84-11a89 11d46 11f02`,
  consonant: `
    915-939 958-95f 978-97f 995-9a8 9aa-9b0 9b2 9b6-9b9 9dc-9dd 9df 9f0-9f1 a95-aa8 aaa-ab0 ab2-ab3 ab5-ab9
    af9 b15-b28 b2a-b30 b32-b33 b35-b39 b5c-b5d b5f b71 c15-c28 c2a-c39 c58-c5a d15-d3a 1000-102a 103f
    1050-1055 105a-105d 1061 1065-1066 106e-1070 1075-1081 108e 1780-17b3 1a20-1a54 1b0b-1b0c 1b13-1b33
    1b45-1b4c 1b83-1ba0 1bae-1baf 1bbb-1bbd a989-a98b a98f-a9b2 a9e0-a9e4 a9e7-a9ef a9fa-a9fe aa60-aa6f
    aa71-aa73 aa7a aa7e-aa7f aae0-aaea abc0-abda 10a00 10a10-10a13 10a15-10a17 10a19-10a35 11103-11126 11144
    11147 11380-11389 1138b 1138e 11390-113b5 11900-11906 11909 1190c-11913 11915-11916 11918-1192f 11a00
    11a0b-11a32 11a50 11a5c-11a83 11f04-11f10 11f12-11f33`,
  linker: `
    94d 9cd acd b4d c4d d4d 1039 17d2 1a60 1b44 1bab a9c0 aaf6 10a3f 11133 113d0 1193e 11a47 11a99 11f42`,
  spacingMark: `
    e33 eb3`,
  none: `
    102b-102c 1038 1062-1064 1067-106d 1083 1087-108c 108f 109a-109c 1a61 1a63-1a64 aa7b aa7d 11720-11721`,
  leadingJamo: `
    1100-115f a960-a97c`,
  vowelJamo: `
    1160-11a7 d7b0-d7c6 16d63 16d67-16d6a`,
  trailingJamo: `
    11a8-11ff d7cb-d7fb`,
  nonJoiner: `
    200c`,
  joiner: `
    200d`,
} as const
