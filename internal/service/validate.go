package service

import (
	"fmt"
	"unicode/utf8"

	"google.golang.org/protobuf/reflect/protoreflect"

	"github.com/khabar-nlp/khabar/internal/arabic"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// checkText refuses a text that is empty, too long, or not UTF-8.
func (s *Service) checkText(text string) error {
	switch limit := s.limits.MaxTextBytes; {
	case text == "":
		return invalidArgument(khabarv1.ErrorReason_ERROR_REASON_TEXT_EMPTY, "text", "0 bytes, want at least 1", metadata{"got": "0", "min": "1"})
	case len(text) > limit:
		return invalidArgument(khabarv1.ErrorReason_ERROR_REASON_TEXT_TOO_LONG, "text",
			fmt.Sprintf("%d bytes, want at most %d", len(text), limit), metadata{"got": decimal(len(text)), "max": decimal(limit)})
	default:
		return checkUTF8("text", text)
	}
}

// checkID refuses a document's id that is too long, or not UTF-8.
func (s *Service) checkID(id string) error {
	if most := s.limits.MaxIDBytes; len(id) > most {
		return invalidArgument(khabarv1.ErrorReason_ERROR_REASON_ID_TOO_LONG, "id", fmt.Sprintf("%d bytes, want at most %d", len(id), most),
			metadata{"got": decimal(len(id)), "max": decimal(most)})
	}
	return checkUTF8("id", id)
}

// checkUTF8 refuses a field that is not UTF-8.
func checkUTF8(field, value string) error {
	if arabic.ValidUTF8(value) {
		return nil
	}
	at := invalidAt(value)
	return invalidArgument(khabarv1.ErrorReason_ERROR_REASON_TEXT_NOT_UTF8, field, fmt.Sprintf("byte %d is not UTF-8", at),
		metadata{"offset": decimal(at)})
}

// invalidAt gives the offset of the first byte that is not UTF-8.
func invalidAt(text string) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(text)
}

// checkEnum refuses a number that the enum does not have.
func checkEnum(field string, value protoreflect.Enum) error {
	values := value.Descriptor().Values()
	if values.ByNumber(value.Number()) != nil {
		return nil
	}
	return unknownEnum(field, int(value.Number()), values)
}

// checkEnums refuses a list of enum values with one that is unknown, unspecified or named before.
func checkEnums[E protoreflect.Enum](field string, list []E) error {
	first := map[protoreflect.EnumNumber]int{}
	for i, value := range list {
		n, values := value.Number(), value.Descriptor().Values()
		at := fmt.Sprintf("%s[%d]", field, i)
		if n == 0 || values.ByNumber(n) == nil {
			return unknownEnum(at, int(n), values)
		}
		if j, seen := first[n]; seen {
			name := string(values.ByNumber(n).Name())
			return invalidArgument(khabarv1.ErrorReason_ERROR_REASON_ENUM_REPEATED, at,
				fmt.Sprintf("%s again, want each value once (first at %s[%d])", name, field, j), metadata{"got": name, "first": decimal(j)})
		}
		first[n] = i
	}
	return nil
}

func unknownEnum(field string, got int, values protoreflect.EnumValueDescriptors) error {
	highest := values.Get(values.Len() - 1)
	return invalidArgument(khabarv1.ErrorReason_ERROR_REASON_ENUM_UNKNOWN, field,
		fmt.Sprintf("%d, want one of %s to %s", got, values.Get(1).Name(), highest.Name()),
		metadata{"got": decimal(got), "max": decimal(int(highest.Number()))})
}
