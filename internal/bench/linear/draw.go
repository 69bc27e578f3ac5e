package main

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/plotutil"
	"gonum.org/v1/plot/vg"
)

// The frame of the plot. It does not follow the figures, so that two plots can be laid beside each other.
const (
	width, height     = 7 * vg.Inch, 4.5 * vg.Inch
	lowest, highest   = 1.0, 10_000.0 // nanoseconds a byte
	shortest, longest = 100.0, 1e6    // bytes
)

// lengthTicks label the lengths of texts.
var lengthTicks = plot.ConstantTicks{
	{Value: 100, Label: "100 B"}, {Value: 1e3, Label: "1 KB"}, {Value: 1e4, Label: "10 KB"},
	{Value: 1e5, Label: "100 KB"}, {Value: 1e6, Label: "1 MB"},
}

// draw writes the curves as an SVG, both axes logarithmic.
func draw(curves []curve, path string) error {
	p := plot.New()
	p.Title.Text = "Cost of each layer, tokens included"
	p.X.Label.Text, p.Y.Label.Text = "text, bytes", "ns a byte"
	p.X.Scale, p.Y.Scale = plot.LogScale{}, plot.LogScale{}
	p.X.Tick.Marker, p.Y.Tick.Marker = lengthTicks, plot.LogTicks{Prec: -1}
	p.Legend.Top, p.Legend.XOffs, p.Legend.Padding = true, -vg.Millimeter, vg.Millimeter
	p.Add(plotter.NewGrid())
	for i, c := range curves {
		points := make(plotter.XYs, len(c.costs))
		for k, length := range lengths() {
			points[k].X, points[k].Y = float64(length), c.costs[k]
		}
		line, marks, err := plotter.NewLinePoints(points)
		if err != nil {
			return err
		}
		line.Color, marks.Color, marks.Shape = plotutil.Color(i), plotutil.Color(i), plotutil.Shape(i)
		p.Add(line, marks)
		p.Legend.Add(c.name, line, marks)
	}
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = shortest, longest, lowest, highest
	return p.Save(width, height, path)
}
