package io.ttsjobs.provider.freetts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a word's {@linkplain Spelling spelling} as tokens of the few shapes that FreeTTS expands into spoken words
 * without failing.
 *
 * <p>FreeTTS takes any other token apart by recursion, and on the way parses integers without a bound, drops a token's
 * name and then looks at its first letter, or overflows the stack. So nothing but these shapes is handed to it.
 */
final class TokenReader {

    private static final String NUMBER = "(?:[0-9]{1,3}(?:,[0-9]{3}){1,8}|[0-9]{1,12})(?:\\.[0-9]{1,40})?(?![0-9])";

    /** Every repetition is bounded, so that the time is linear in the word. What matches without a name is a whole token. */
    private static final Pattern TOKEN = Pattern.compile(String.join(
            "|",
            "(?<![-0-9])[0-9]{3}-[0-9]{4}(?![-0-9])", // 555-1234
            "(?<![0-9])[0-9]{1,12}(?:-[0-9]{1,12}){2,4}(?![-0-9])", // 800-555-1234
            "(?<range>(?<![-0-9])(?<from>[0-9]{1,12})-(?<to>[0-9]{1,12})(?![-0-9]))", // 1840-1850
            "(?<![0-9])(?:1[0-9]|0[0-2]):[0-5][0-9](?![0-9])", // 10:30
            "(?<![/0-9])[0-9]{1,9}/[0-9]{1,9}(?![/0-9])", // 1/2
            "(?<![0-9])(?!00)[0-9]{1,12}(?i:st|nd|rd|th)(?![A-Za-z0-9])", // 21st
            "(?<![0-9])[0-9]{1,12}'?s(?![A-Za-z0-9])", // 1840s
            "\\$" + NUMBER, // $5.20
            "(?<![0-9])" + NUMBER + "%?", // 3.14
            "\\.[0-9]{1,40}(?![0-9])", // .5
            "(?<![A-Za-z])[A-Za-z](?:\\.[A-Za-z]){1,15}(?![A-Za-z])", // U.S.A
            "(?<letters>[A-Za-z]{1,40}(?:'[A-Za-z]{1,10}){0,3})",
            "(?<minus>(?<![A-Za-z0-9])-(?=[0-9]))",
            "(?<point>\\.(?=[0-9]))",
            "[0-9]",
            "(?<symbol>[&@#%+=$])"));

    private TokenReader() {}

    /** The tokens of a spelling, each of them not empty; no token if there is nothing to say. */
    static List<String> tokens(String spelling) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(spelling);
        while (matcher.find()) {
            addTokens(matcher, tokens);
        }
        return tokens;
    }

    private static void addTokens(Matcher matcher, List<String> tokens) {
        String found = matcher.group();
        if (matcher.group("range") != null) {
            addNumber(matcher.group("from"), tokens);
            tokens.add("to");
            addNumber(matcher.group("to"), tokens);
        } else if (matcher.group("letters") != null) {
            tokens.add(withKnownContraction(found));
        } else if (matcher.group("minus") != null) {
            tokens.add("minus");
        } else if (matcher.group("point") != null) {
            tokens.add("point");
        } else if (matcher.group("symbol") != null) {
            Symbols.name(found.charAt(0)).ifPresent(tokens::add);
        } else {
            addNumber(lowerCaseOrdinal(found), tokens);
        }
    }

    /** FreeTTS is silent on 00, which a listener should hear. */
    private static void addNumber(String number, List<String> tokens) {
        if (number.length() > 1 && number.chars().allMatch(c -> c == '0')) {
            number.chars().forEach(zero -> tokens.add("0"));
        } else {
            tokens.add(number);
        }
    }

    private static String lowerCaseOrdinal(String token) {
        boolean ordinal = Character.isDigit(token.charAt(0));
        return ordinal ? token.toLowerCase(Locale.ROOT) : token;
    }

    /** The lexicon spells don't as dont; only these endings are words of their own. */
    private static String withKnownContraction(String letters) {
        int apostrophe = letters.indexOf('\'');
        if (apostrophe < 0) {
            return letters;
        }
        return switch (letters.substring(apostrophe).toLowerCase(Locale.ROOT)) {
            case "'s", "'ll", "'ve", "'d" -> letters;
            default -> letters.replace("'", "");
        };
    }
}
