package bench

import "strings"

// Articles gives the project's own news, all of it, in articles of about so many bytes: items one after the other, cut at the end of a
// line.
func Articles(size int) ([]string, error) {
	items, err := Items()
	if err != nil {
		return nil, err
	}
	var articles []string
	var article strings.Builder
	for line := range strings.Lines(strings.Join(items, "\n")) {
		article.WriteString(line)
		if article.Len() >= size {
			articles = append(articles, article.String())
			article.Reset()
		}
	}
	if len(articles) == 0 {
		articles = append(articles, article.String())
	}
	return articles, nil
}
